package org.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.SourceSpec.Secret;

class RedactionTest {
    private final Redaction redaction = new Redaction();

    @Test
    void everyFormOfASecretIsBlottedOut() {
        redaction.learn("p@ss w\u00f6rd");
        redaction.learn("p@ss");
        assertThat(redaction.of("a p@ss w\u00f6rd, p%40ss+w%C3%B6rd and cEBzcyB3w7ZyZA== b"))
                .isEqualTo("a ***, *** and *** b");
    }

    @Test
    void aShortSecretIsBlottedOutAsAWordAndABlankOneNotAtAll() {
        redaction.learn("ab");
        redaction.learn(" ");
        assertThat(redaction.of("the cable says 'ab'")).isEqualTo("the cable says '***'");
    }

    @Test
    void aFaultKeepsItsCodesAndLosesTheSecretAndItsCauses() {
        redaction.learn("hunter2");
        var cause = new IllegalStateException("tried hunter2");
        var fault = redaction.of(new SQLException("no entry", "28P01", 7, cause));
        var printed = new StringWriter();
        fault.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain("hunter2").contains("no entry");
        assertThat(fault.getSQLState()).isEqualTo("28P01");
        assertThat(fault.getErrorCode()).isEqualTo(7);
    }

    @Test
    void aLineOfTheLogLosesTheSecretInItsMessageAndInItsFault() {
        redaction.learn("hunter2");
        var line = new LogRecord(Level.WARNING, "connected with {0}");
        line.setParameters(new Object[] {"hunter2"});
        line.setThrown(new IllegalStateException("tried hunter2"));
        assertThat(new RedactedLog(new SimpleFormatter(), redaction).format(line))
                .contains("connected with ***")
                .doesNotContain("hunter2");
    }

    @Test
    void aFaultThatTellsNothingStaysAsItIs() {
        redaction.learn("hunter2");
        var fault = new SQLException("no entry", new IllegalStateException("why"));
        assertThat((Throwable) redaction.of(fault)).isSameAs(fault);
    }

    @Test
    void aSecretIsKnownFromTheMomentItIsHandedOutAndPrintsAsStars() {
        var secrets = new EnvironmentSecrets(Map.of("SHOP", "hunter2"));
        assertThat(secrets.find(new Secret.Environment("SHOP")))
                .isEqualTo(new Found.Value("hunter2"))
                .hasToString("Value[***]");
        assertThat(secrets.redaction().of("hunter2!")).isEqualTo("***!");
        assertThat(secrets.find(new Secret.Environment("OTHER")))
                .asString()
                .contains("OTHER is not set");
    }
}
