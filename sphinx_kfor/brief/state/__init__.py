"""What is kept from page to page and from build to build."""
