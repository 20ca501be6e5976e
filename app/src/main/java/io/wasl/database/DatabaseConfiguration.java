package io.wasl.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wasl.settings.Settings;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String CONNECT_SECONDS = "2";
    private static final int APP_CONNECTIONS = 12;
    private static final int ENGINE_CONNECTIONS = 16;
    private static final long VALIDATION_MILLIS = 2_000;

    @Bean
    DataSource dataSource(
            DatabaseUrl owner,
            @Value("${wasl.database.patience:3s}") Duration patience,
            @Value("${wasl.database.answer:60s}") Duration answer) {
        return new RoutingDataSource(Map.of(
                Role.APP,
                pool(owner, Role.APP, APP_CONNECTIONS, patience, answer),
                Role.ENGINE,
                pool(owner, Role.ENGINE, ENGINE_CONNECTIONS, patience, answer)));
    }

    @Bean
    Standstill standstill(Standstills table, Scopes scopes, Settings settings) {
        return new Standstill(table, scopes, settings.home());
    }

    private static HikariDataSource pool(
            DatabaseUrl owner, Role role, int connections, Duration patience, Duration answer) {
        var url = role.urlFor(owner);
        var config = new HikariConfig();
        config.setPoolName(role.name().toLowerCase(java.util.Locale.ROOT));
        config.setJdbcUrl(url.jdbc());
        config.setUsername(url.user());
        config.setPassword(url.password().reveal());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        // Whoever waits for longer is told that the database is away.
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Math.min(VALIDATION_MILLIS, patience.toMillis()));
        if (role == Role.ENGINE) {
            // An instance that is frozen in the middle of a transaction must not keep its rows from those that take
            // over, which they do after ten seconds. And what the engine looks for it knows by its key: a plan that was
            // made while a table was small
            // would go on reading all of it while it grows.
            config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '8s'; SET enable_seqscan = off");
        }
        config.addDataSourceProperty("ApplicationName", "wasl " + config.getPoolName());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        // A server that is frozen, or behind a wire that was cut, would be waited for without end.
        config.addDataSourceProperty("socketTimeout", Long.toString(Math.max(1, answer.toSeconds())));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
