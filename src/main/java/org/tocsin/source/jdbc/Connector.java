package org.tocsin.source.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.Found;
import org.tocsin.secret.Secrets;

/**
 * Opens read-only connections to one database and gives up on a host that does not answer. Secrets
 * are looked up at the moment of connecting and appear in no message.
 */
public final class Connector implements Connections.Opener {
    /** How long Trino's driver asks again for rows from a coordinator that does not answer. */
    private static final Duration TRINO_PATIENCE = Duration.ofSeconds(20);

    private final SourceSpec.Jdbc spec;
    private final Drivers drivers;
    private final Secrets secrets;

    /**
     * @param secrets where the password is looked up anew for each connection
     */
    public Connector(SourceSpec.Jdbc spec, Drivers drivers, Secrets secrets) {
        this.spec = spec;
        this.drivers = drivers;
        this.secrets = secrets;
    }

    @Override
    public Connection open(Duration timeout) throws SQLException, InterruptedException {
        if (spec.url().toLowerCase(Locale.ROOT).contains(";init=")) {
            throw new SQLException(
                    "the URL of source %s has INIT=, which runs statements; take it out"
                            .formatted(spec.id()));
        }
        Driver driver = drivers.accepting(spec.url());
        var abandoned = new AtomicBoolean();
        var opening = new FutureTask<>(() -> connect(driver, properties(), abandoned));
        Thread thread = Thread.ofVirtual().name("connect " + spec.id()).start(opening);
        try {
            return ready(
                    opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                            .orElseThrow(() ->
                                    new SQLException(
                                            "the driver does not take this URL: "
                                                    + Urls.redacted(spec.url()))));
        } catch (TimeoutException e) {
            abandoned.set(true);
            thread.interrupt();
            throw new SQLException(
                    "%s did not answer within %d s; check host, port, network and firewall, or raise the source's time-out"
                            .formatted(Urls.host(spec.url()), timeout.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            abandoned.set(true);
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        }
    }

    private SQLException refused(Throwable cause) {
        String words =
                "cannot connect to %s: %s"
                        .formatted(
                                Urls.redacted(spec.url()),
                                Words.firstLine(
                                        secrets.redaction()
                                                .of(String.valueOf(cause.getMessage()))));
        return cause instanceof SQLException said
                ? secrets.redaction()
                        .of(new SQLException(words, said.getSQLState(), said.getErrorCode(), said))
                : new SQLException(words, cause);
    }

    /** A connection that comes after everybody has left is closed again. */
    private Optional<Connection> connect(
            Driver driver, Properties properties, AtomicBoolean abandoned) throws SQLException {
        var connection = Optional.ofNullable(driver.connect(Urls.readOnly(spec.url()), properties));
        if (connection.isPresent() && abandoned.get()) {
            connection.get().close();
        }
        return connection;
    }

    private Properties properties() throws SQLException {
        var properties = new Properties();
        properties.putAll(spec.properties());
        // Last, so that no property of the playbook opens a way around them.
        properties.putAll(ReadOnlySession.properties(spec.url()));
        spec.user().ifPresent(user -> properties.setProperty("user", user));
        if (spec.password().isPresent()) {
            switch (secrets.find(spec.password().get())) {
                case Found.Value(var value) -> properties.setProperty("password", value);
                case Found.Missing(var why) ->
                        throw new SQLException(
                                "the password of source %s is not at hand: %s"
                                        .formatted(spec.id(), why));
            }
        }
        return properties;
    }

    private Connection ready(Connection connection) throws SQLException {
        try {
            ReadOnlySession.begin(connection, spec.url());
            if (spec.url().toLowerCase(Locale.ROOT).startsWith("jdbc:trino:")) {
                // Else it asks for ever, and the check is told of a slow query only. Elsewhere this
                // limit is one on every answer, and so on every statement.
                connection.setNetworkTimeout(Runnable::run, (int) TRINO_PATIENCE.toMillis());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
