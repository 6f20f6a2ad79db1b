"""Callbacks for libraries that train. Each module imports its library, and is imported by whoever uses that."""
