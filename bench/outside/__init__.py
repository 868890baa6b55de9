"""How well the checks do on texts and specifications that others wrote and marked; see `README.md`."""
