package io.wasl.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

    @Test
    void readsEveryPart() {
        var url = DatabaseUrl.parse("postgresql://soa:p%40ss+word@db.example:5433/wasl?sslmode=require");

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/wasl?sslmode=require");
        assertThat(url.user()).isEqualTo("soa");
        assertThat(url.password().reveal()).isEqualTo("p@ss+word");
        assertThat(url).asString().doesNotContain("p@ss");
    }

    @Test
    void theUsualPortNeedNotBeNamed() {
        assertThat(DatabaseUrl.parse("postgres://soa@db/wasl").place()).isEqualTo("db:5432/wasl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "mysql://soa:hunter2@db/wasl",
                "postgresql://db/wasl",
                "postgresql://soa:hunter2@db",
                "postgresql://soa:hunt er2@db/wasl",
            })
    void refusesOtherFormsWithoutQuotingThePassword(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunt");
    }
}
