"""Tables, values and charts: what authors type, their nodes, their answer."""
