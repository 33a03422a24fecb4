package org.tocsin.app;

/** What the program calls itself in what it writes. */
final class Product {
    /** With the version that the build wrote into the jar. */
    static final String NAME = name();

    private Product() {}

    private static String name() {
        var version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "Tocsin" : "Tocsin " + version;
    }
}
