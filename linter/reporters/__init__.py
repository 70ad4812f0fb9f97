"""Reporters: findings -> text, json, sarif …, one module per format."""
