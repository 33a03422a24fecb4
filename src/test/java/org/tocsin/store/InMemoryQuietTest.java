package org.tocsin.store;

import org.junit.jupiter.api.AfterEach;

class InMemoryQuietTest extends QuietContract {
    private final Store store = Store.inMemory();

    @Override
    Store store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
