"""Records of what was used: W3C Web Annotations, the lock, manifests, editions."""
