package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;

class InMemoryStoreTest extends StoreContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DataSource source =
            H2File.source(
                    "jdbc:h2:mem:contract-%d;DB_CLOSE_DELAY=-1"
                            .formatted(DATABASES.incrementAndGet()));
    private final Store store = open();

    private Store open() {
        var opened = Store.on(source, SQLDialect.H2);
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
