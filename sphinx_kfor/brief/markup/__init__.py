"""What all that authors type is made of: nodes, options, bases of directives and roles, prose."""
