import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.formats.NTriplesDocumentFormat;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.Profiles;

/** Prints the number of logical axioms of an N-Triples file, then one line for each violation of OWL 2 DL and of OWL 2 RL. */
public class Profile {
    public static void main(String[] arguments) throws Exception {
        OWLOntologyLoaderConfiguration strict = new OWLOntologyLoaderConfiguration()
            .setStrict(false)
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
        FileDocumentSource source = new FileDocumentSource(new File(arguments[0]), new NTriplesDocumentFormat());
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(source, strict);
        System.out.println("AXIOMS\t" + ontology.getLogicalAxiomCount());
        for (Profiles profile : new Profiles[] {Profiles.OWL2_DL, Profiles.OWL2_RL}) {
            for (OWLProfileViolation violation : profile.checkOntology(ontology).getViolations()) {
                String text = violation.toString().replaceAll("\\s+", " ");
                System.out.println(profile.name() + "\t" + violation.getClass().getSimpleName() + "\t" + text);
            }
        }
    }
}
