/** How long a test with a database or a server may take before it counts as hanging, on a machine that is busy. */
jest.setTimeout(240_000);
