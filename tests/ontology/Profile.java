import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.Profiles;

/** For each RDF/XML file: a line with the number of its logical axioms, then a line for each violation of OWL 2 DL and of OWL 2 RL. */
public class Profile {
    public static void main(String[] paths) throws Exception {
        OWLOntologyLoaderConfiguration loading = new OWLOntologyLoaderConfiguration()
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
        for (String path : paths) {
            FileDocumentSource source = new FileDocumentSource(new File(path), new RDFXMLDocumentFormat());
            OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(source, loading);
            print(path, "AXIOMS", Integer.toString(ontology.getLogicalAxiomCount()), "");
            for (Profiles profile : new Profiles[] {Profiles.OWL2_DL, Profiles.OWL2_RL}) {
                for (OWLProfileViolation violation : profile.checkOntology(ontology).getViolations()) {
                    print(path, profile.name(), violation.getClass().getSimpleName(), violation.toString());
                }
            }
        }
    }

    private static void print(String... cells) {
        System.out.println(String.join("\t", cells).replaceAll("[\\r\\n]+", " "));
    }
}
