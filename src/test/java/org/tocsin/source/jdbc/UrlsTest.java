package org.tocsin.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432/x?user=a&password=hunter2&ssl=true",
                "jdbc:postgresql://me:hunter2@db:5432/x",
                "jdbc:sqlserver://db;user=a;password=hunter2;encrypt=true",
                "jdbc:oracle:thin:scott/hunter2@db:1521/x",
                "login failed, Password: hunter2"
            })
    void secretsAreBlottedOut(String text) {
        assertThat(Urls.redacted(text)).doesNotContain("hunter2").contains("***");
    }

    @Test
    void theHostIsWhatAPersonCanCheck() {
        assertThat(Urls.host("jdbc:postgresql://me:hunter2@db:5432/x?a=b")).isEqualTo("db:5432");
        assertThat(Urls.host("jdbc:sqlite:/data/x.sqlite")).isEqualTo("jdbc:sqlite:/data/x.sqlite");
    }

    @Test
    void onlyH2FilesAreOpenedAsReadOnlyFiles() {
        assertThat(Urls.readOnly("jdbc:h2:./shop"))
                .isEqualTo("jdbc:h2:./shop;ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
        assertThat(Urls.readOnly("jdbc:h2:mem:x")).isEqualTo("jdbc:h2:mem:x");
        assertThat(Urls.readOnly("jdbc:h2:tcp://db/x")).isEqualTo("jdbc:h2:tcp://db/x");
        assertThat(Urls.readOnly("jdbc:h2:./shop;AUTO_SERVER=TRUE"))
                .isEqualTo("jdbc:h2:./shop;AUTO_SERVER=TRUE");
    }
}
