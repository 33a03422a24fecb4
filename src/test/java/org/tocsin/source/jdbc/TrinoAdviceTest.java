package org.tocsin.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What people are told of a Trino cluster in trouble. */
class TrinoAdviceTest {
    private static SQLException failed(int code, String words) {
        return new SQLException("Query failed (#20260304_1_2_abc): " + words, null, code);
    }

    private static SQLException away() {
        var refused = new ConnectException("Failed to connect to /10.0.0.7:8080");
        return new SQLException("Error executing query", new UncheckedIOException(refused));
    }

    @Test
    void aFaultOfTheEngineSaysWhatToDo() {
        assertThat(
                        Words.said(
                                failed(
                                        65542,
                                        "Encountered too many errors talking to a worker node")))
                .contains("too many errors", "a worker stopped or cannot be reached");
        assertThat(Words.said(failed(46, "line 1:15: Table 'a.b.c' does not exist")))
                .contains("check that it was not dropped or renamed");
        assertThat(Words.said(failed(131073, "Query exceeded distributed user memory limit")))
                .contains("narrow the rows");
        assertThat(Words.said(failed(1, "line 1:1: mismatched input 'x'")))
                .isEqualTo("Query failed (#20260304_1_2_abc): line 1:1: mismatched input 'x'");
    }

    @Test
    void aCoordinatorThatIsAwayIsNamedAndItsConnectionsAreThrownAway() {
        assertThat(Words.said(away()))
                .contains("10.0.0.7:8080", "the server stopped, is starting or cannot be reached");
        assertThat(Advice.lost(away())).isTrue();
        assertThat(Advice.lost(failed(65542, "a worker"))).isFalse();
    }

    @Test
    void theSameCodeOfAnotherDatabaseMeansNothing() {
        assertThat(Advice.on(new SQLException("oops", null, 46))).isEmpty();
        assertThat(Advice.lost(new SQLException("Error executing query"))).isFalse();
    }
}
