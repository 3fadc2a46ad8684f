"""`bicoop serve`: open a release, listen, say where."""

from __future__ import annotations

from collections.abc import Callable

from publisher.config import Settings
from publisher.errors import BadSetting


def run(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until interrupted; the last line said before that is the address to open.

    Args:
        settings: with the release.
        say: writes a line.
    Raises: ReleaseBroken; BadSetting, if the port can't be had.
    """
    import waitress

    from publisher.app import create_app
    from publisher.published import open_release

    published = open_release(settings)
    app = create_app(settings, published)
    try:
        server = waitress.create_server(app, host=settings.host, port=settings.port, threads=settings.threads, ident="bicoop")
    except (OSError, ValueError) as error:
        raise BadSetting("port", settings.port, f"can't listen on {settings.host} ({error}); choose another with --port") from error
    port = getattr(server, "effective_port", settings.port) or settings.port
    host = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else settings.host
    address = f"http://{host}:{port}/"
    say(f"release {published.folder.name} from {published.folder.parent}")
    if published.base != address:
        say(f"its IRIs begin with {published.base}: pages link to one another here, but the addresses in the data lead there")
    say(f"open {address}")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
