"""What is worked out of one page when it is whole: verification, accepted cautions, figures of the prose."""
