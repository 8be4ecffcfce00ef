"""`python -m codegen`."""

from codegen.cache import main

if __name__ == "__main__":
    main()
