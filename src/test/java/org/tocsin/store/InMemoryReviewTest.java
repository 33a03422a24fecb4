package org.tocsin.store;

import org.junit.jupiter.api.AfterEach;

class InMemoryReviewTest extends ReviewContract {
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
