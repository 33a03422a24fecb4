package org.tocsin.source.jdbc;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * JDBC drivers: those in jars of the workspace's {@code drivers} folder first, then those that
 * Tocsin brings along. Dropped-in jars see the JDK only, so that they cannot clash with ours (T-3).
 */
public final class Drivers implements AutoCloseable {
    private final Path folder;
    private @Nullable URLClassLoader loader;

    public Drivers(Path folder) {
        this.folder = folder;
    }

    /**
     * A driver that accepts the URL.
     *
     * @throws SQLException when there is none, saying where to put one
     */
    public synchronized Driver accepting(String url) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, dropped())) {
            if (driver.getClass().getClassLoader() == loader && driver.acceptsURL(url)) {
                return driver;
            }
        }
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new SQLException(
                    "no JDBC driver is known for %s; put the driver's jar into %s"
                            .formatted(Urls.redacted(url), folder),
                    e);
        }
    }

    private ClassLoader dropped() throws SQLException {
        if (loader == null) {
            loader = new URLClassLoader("drivers", jars(), ClassLoader.getPlatformClassLoader());
        }
        return loader;
    }

    private URL[] jars() throws SQLException {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .sorted()
                    .map(Drivers::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw new SQLException("the driver folder " + folder + " cannot be read: " + e, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has no URL: " + jar, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (loader != null) {
                loader.close();
            }
        } catch (IOException _) {
            // Only jars that were open for reading; the process lets go of them anyway.
        }
    }
}
