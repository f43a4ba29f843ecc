"""Interviews: written, published, corrected and withdrawn. docs/architecture.md says on which floor what stands."""
