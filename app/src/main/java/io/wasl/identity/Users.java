package io.wasl.identity;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Language;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Everybody who can sign in.
@Repository
public class Users {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final Clock clock;
    private final Passwords passwords;

    Users(JdbcClient jdbc, Scopes scopes, Ids ids, Clock clock, Passwords passwords) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.clock = clock;
        this.passwords = passwords;
    }

    /// @throws IllegalArgumentException if the password is not good enough or the e-mail address is taken
    public UserId add(NewUser user, Secret password) {
        var id = new UserId(ids.next());
        var hash = acceptable(password, List.of(user.name(), user.email()));
        try {
            scopes.engine(() -> jdbc.sql("""
                            INSERT INTO app_user (id, tenant_id, name, email, role, password, created_at)
                            VALUES (:id, :tenant, :name, :email, :role, :password, :now)""")
                    .param("id", id.value())
                    .param(
                            "tenant",
                            user.tenant() == null ? null : user.tenant().value(),
                            java.sql.Types.OTHER)
                    .param("name", user.name())
                    .param("email", user.email())
                    .param("role", user.role().name())
                    .param("password", hash)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update());
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("Somebody signs in as " + user.email() + " already", e);
        }
        return id;
    }

    public Optional<User> find(UserId id) {
        return scopes.engine(() -> jdbc.sql("SELECT * FROM app_user WHERE id = ?")
                .param(id.value())
                .query(Users::read)
                .optional());
    }

    public List<User> list(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM app_user WHERE tenant_id = ? ORDER BY name COLLATE "und-x-icu", id
                        """).param(tenant.value()).query(Users::read).list());
    }

    /// The person with this e-mail address, and the hash of their password.
    Optional<Known> known(String email) {
        return scopes.engine(() -> jdbc.sql("SELECT * FROM app_user WHERE email = ?")
                .param(NewUser.normalised(email))
                .query((row, number) -> new Known(read(row, number), row.getString("password")))
                .optional());
    }

    /// Whether this is the password of somebody who may sign in. Takes equally long whether or not there is somebody.
    boolean isRight(Optional<Known> somebody, Secret password) {
        boolean right = passwords.match(password, somebody.map(Known::hash).orElse(null));
        return right && somebody.filter(known -> !known.user().disabled()).isPresent();
    }

    public void speak(UserId id, Language language) {
        scopes.engine(() -> jdbc.sql("UPDATE app_user SET language = ? WHERE id = ?")
                .params(language.code(), id.value())
                .update());
    }

    public void rename(UserId id, String name) {
        scopes.engine(() -> jdbc.sql("UPDATE app_user SET name = ? WHERE id = ?")
                .params(name, id.value())
                .update());
    }

    public void live(UserId id, ZoneId zone) {
        scopes.engine(() -> jdbc.sql("UPDATE app_user SET zone = ? WHERE id = ?")
                .params(zone.getId(), id.value())
                .update());
    }

    /// Changes the password and ends every session of this person.
    ///
    /// @throws IllegalArgumentException if the password is not good enough
    public void changePassword(UserId id, Secret password) {
        var person = find(id).orElseThrow();
        var hash = acceptable(password, List.of(person.name(), person.email()));
        scopes.engine(() -> jdbc.sql("""
                        UPDATE app_user SET password = ?, credentials_version = credentials_version + 1 WHERE id = ?""").params(hash, id.value()).update());
    }

    /// Shuts this person out at once, or lets them in again.
    public void disable(UserId id, boolean disabled) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE app_user SET disabled = ?, credentials_version = credentials_version + 1 WHERE id = ?""").params(disabled, id.value()).update());
    }

    private String acceptable(Secret password, List<String> known) {
        passwords.problemWith(password, known).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.sentence());
        });
        return passwords.hash(password);
    }

    private static User read(ResultSet row, int number) throws SQLException {
        var tenant = row.getObject("tenant_id", UUID.class);
        var language = row.getString("language");
        var zone = row.getString("zone");
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                tenant == null ? null : new TenantId(tenant),
                row.getString("name"),
                row.getString("email"),
                UserRole.valueOf(row.getString("role")),
                language == null ? null : Language.of(language).orElse(null),
                zone == null ? null : ZoneId.of(zone),
                row.getBoolean("disabled"),
                row.getInt("credentials_version"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }

    record Known(User user, String hash) {

        @Override
        public String toString() {
            return user.toString();
        }
    }
}
