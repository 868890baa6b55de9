"""What a build leaves beside its pages: evidence.json, statements, the front page of the PDF."""
