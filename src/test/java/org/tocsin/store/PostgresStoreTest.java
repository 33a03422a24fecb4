package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same migrations and the same SQL on PostgreSQL. */
class PostgresStoreTest extends StoreContract {
    private static EmbeddedPostgres postgres;
    private static int databases;

    private DataSource source;
    private Store store;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        source = emptyDatabase();
        store = open(source);
    }

    private static DataSource emptyDatabase() throws SQLException {
        String name = "store_" + ++databases;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            create.execute("create database " + name);
        }
        return postgres.getDatabase("postgres", name);
    }

    private static Store open(DataSource source) {
        var opened = Store.on(source, SQLDialect.POSTGRES);
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        return ((Opened.Ready) opened).store();
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    DataSource source() {
        return source;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
