"""The bundled sample archive: our own writing, from six invented outlets."""
