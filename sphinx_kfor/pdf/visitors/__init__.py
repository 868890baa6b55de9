"""The docutils to Typst writer's visitors, one file for each family of nodes."""
