"""The Sphinx face: domain, directives, roles, nodes and transforms."""
