"""Archive packages: the files of a build in, one package out."""
