package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// What was written before this version is found and joined as what is written after it. The owner of the schema is
/// behind the wall as well, which a migration must not overlook.
class MigratedContactsTests {

    private static final String ACME = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    @Test
    void oldNamesAreFoldedAndOldTagsJoined() throws SQLException, IOException {
        var url = TestServer.newDatabase();
        var address = "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database());
        try (var connection = DriverManager.getConnection(
                        address, url.user(), url.password().reveal());
                var statement = connection.createStatement()) {
            asItWas(statement);

            migrate(statement, "V20261130_0801__names_without_accents.sql");
            migrate(statement, "V20261130_0802__tags_in_one_spelling.sql");

            assertThat(text(
                            statement,
                            "SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relname IN"
                                    + " ('contact', 'contact_tag', 'tag')"))
                    .as("the wall stands again")
                    .isEqualTo("t");
            wall(statement, "NO FORCE", "contact", "contact_tag", "tag");
            assertThat(text(statement, "SELECT string_agg(name_from_2, ',' ORDER BY id) FROM contact"))
                    .isEqualTo("detang 0,detang 1,detang 2,detang 3");
            assertThat(text(
                            statement,
                            "SELECT string_agg(tag, ',' ORDER BY tenant_id, contact_id, tag) FROM contact_tag"))
                    .isEqualTo("vip,vip,Vip");
            assertThat(text(statement, "SELECT string_agg(spelling, ',' ORDER BY tenant_id) FROM tag"))
                    .isEqualTo("vip,Vip");
        }
    }

    /// Before there was anything of this version.
    private static void asItWas(Statement statement) throws SQLException {
        statement.execute("""
                DROP TRIGGER fold_new_name ON contact;
                DROP TRIGGER fold_changed_name ON contact;
                DROP FUNCTION fold_name_of_contact;
                DROP FUNCTION folded_name;
                ALTER TABLE contact DROP COLUMN name_from_1, DROP COLUMN name_from_2, DROP COLUMN name_from_3,
                    DROP COLUMN name_from_4, DROP COLUMN name_from_5, DROP COLUMN name_from_6,
                    ADD COLUMN name_start text, ADD COLUMN last_name_start text;
                DROP TABLE tag;
                DROP FUNCTION tag_key""");
        wall(statement, "NO FORCE", "tenant", "contact", "contact_tag");
        statement.execute("INSERT INTO tenant (id, name, created_at) VALUES ('" + ACME + "', 'Acme', now()), ('" + OTHER
                + "', 'Other', now())");
        for (int i = 0; i < 4; i++) {
            var tenant = i < 3 ? ACME : OTHER;
            var id = "00000000-0000-0000-0000-00000000000" + i;
            statement.execute(
                    "INSERT INTO contact (tenant_id, id, phone, name, source, created_at, updated_at) VALUES ('"
                            + tenant + "', '" + id + "', '+26134123456" + i + "', 'Hélène d’Étang " + i
                            + "', 'page', now(), now())");
        }
        statement.execute("""
                INSERT INTO contact_tag (tenant_id, contact_id, tag)
                VALUES ('%1$s', '00000000-0000-0000-0000-000000000000', 'vip'),
                       ('%1$s', '00000000-0000-0000-0000-000000000000', 'VIP'),
                       ('%1$s', '00000000-0000-0000-0000-000000000001', 'vip'),
                       ('%2$s', '00000000-0000-0000-0000-000000000003', 'Vip')""".formatted(ACME, OTHER));
        wall(statement, "FORCE", "tenant", "contact", "contact_tag");
    }

    private static void wall(Statement statement, String force, String... tables) throws SQLException {
        for (var table : tables) {
            statement.execute("ALTER TABLE " + table + " " + force + " ROW LEVEL SECURITY");
        }
    }

    private static void migrate(Statement statement, String file) throws SQLException, IOException {
        var script = Path.of("src/main/resources/db/migration/contact", file);
        statement.execute(Files.readString(script));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
