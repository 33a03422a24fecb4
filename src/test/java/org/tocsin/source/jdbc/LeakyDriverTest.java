package org.tocsin.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.EnvironmentSecrets;

/** A driver that repeats the password when it is wrong. */
class LeakyDriverTest {
    @TempDir Path folder;
    private final Leaky driver = new Leaky();

    private static final class Leaky implements Driver {
        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            String password = properties.getProperty("password");
            throw new SQLException(
                    "no entry for " + properties.getProperty("user") + " with " + password,
                    "28P01",
                    new IllegalStateException("sent " + password));
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:leaky:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @BeforeEach
    void register() throws Exception {
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void forget() throws Exception {
        DriverManager.deregisterDriver(driver);
    }

    @Test
    void whatItSaysOfThePasswordReachesNobody() {
        var secrets = new EnvironmentSecrets(Map.of("SHOP", "hunter2 ok"));
        var spec =
                new SourceSpec.Jdbc(
                        new SourceId("shop"),
                        "jdbc:leaky:shop",
                        Optional.of("checker"),
                        Optional.of(new SourceSpec.Secret.Environment("SHOP")),
                        Map.of(),
                        SourceSpec.Limits.DEFAULT);
        try (var drivers = new Drivers(folder)) {
            var connector = new Connector(spec, drivers, secrets);
            var fault =
                    catchThrowableOfType(
                            SQLException.class, () -> connector.open(Duration.ofSeconds(30)));
            var printed = new StringWriter();
            fault.printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString())
                    .contains("no entry for checker with ***")
                    .doesNotContain("hunter2");
            assertThat(Words.said(fault)).endsWith("set the secret anew if it was changed");
        }
    }
}
