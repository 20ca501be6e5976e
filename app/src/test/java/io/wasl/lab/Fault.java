package io.wasl.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// What is done to the world in the midst of campaigns. Each ends what it began, but for the platforms that it leaves
/// dead.
enum Fault {
    /// A platform dies at a named place in its program; see `CrashPoint`.
    CRASH_POINT("armed crash point", true) {
        @Override
        void strike(World world, Random chance) {
            throw new IllegalStateException("It strikes by itself");
        }
    },
    KILL_PLATFORM("kill -9 of a platform", true) {
        @Override
        void strike(World world, Random chance) {
            world.fleet().eldest().kill();
        }
    },
    KILL_DATABASE("kill -9 of all PostgreSQL processes", true) {
        @Override
        void strike(World world, Random chance) {
            world.database().kill();
            rest(chance.nextInt(400));
            world.database().start();
        }
    },
    RESTART_DATABASE("PostgreSQL stopped at once (-m immediate)", true) {
        @Override
        void strike(World world, Random chance) {
            world.database().stopImmediately();
            rest(chance.nextInt(400));
            world.database().start();
        }
    },
    POWER_CUT("kill -9 of everything but Meta", true) {
        @Override
        void strike(World world, Random chance) {
            world.fleet().all().forEach(Instance::kill);
            world.database().kill();
            world.database().start();
        }
    },
    STOP_PLATFORM("a platform told to stop", false) {
        @Override
        void strike(World world, Random chance) {
            if (!world.fleet().eldest().stop()) {
                throw new IllegalStateException("A platform does not end when it is told to");
            }
        }
    },
    FREEZE_PLATFORM("a platform frozen for longer than its lease", false) {
        @Override
        void strike(World world, Random chance) {
            var frozen = world.fleet().eldest();
            frozen.freeze();
            rest(LEASE_MILLIS + chance.nextInt(3000));
            frozen.thaw();
        }
    },
    CUT_REQUESTS("connections reset amid requests", false) {
        @Override
        void strike(World world, Random chance) {
            for (int i = 0; i < 5; i++) {
                world.toMeta().cut(Wire.Way.THERE, 1 + chance.nextInt(1200));
                rest(200);
            }
            world.toMeta().mend();
        }
    },
    CUT_ANSWERS("connections reset amid answers", false) {
        @Override
        void strike(World world, Random chance) {
            for (int i = 0; i < 5; i++) {
                world.toMeta().cut(Wire.Way.BACK, 1 + chance.nextInt(400));
                rest(200);
            }
            world.toMeta().mend();
        }
    },
    CUT_WEBHOOKS("webhooks' connections reset", false) {
        @Override
        void strike(World world, Random chance) {
            for (int i = 0; i < 5; i++) {
                world.fromMeta().cut(chance.nextBoolean() ? Wire.Way.THERE : Wire.Way.BACK, 1 + chance.nextInt(2000));
                rest(200);
            }
            world.fromMeta().mend();
        }
    },
    LOSE_ANSWERS("answers lost by Meta", false) {
        @Override
        void strike(World world, Random chance) {
            world.meta().turn("{'lost_close_rate':0.2,'lost_half_rate':0.2}");
            rest(1000);
            world.meta().calm();
        }
    },
    HANG("answers that never come (read timeout)", false) {
        @Override
        void strike(World world, Random chance) {
            world.meta().turn("{'lost_hang_rate':0.1}");
            rest(500);
            world.meta().calm();
        }
    },
    BREAK_META("502 and 503 from Meta, half of them accepted", false) {
        @Override
        void strike(World world, Random chance) {
            world.meta().turn("{'server_error_rate':0.2,'bad_gateway_rate':0.2,'server_error_accepted_share':0.5}");
            rest(1000);
            world.meta().calm();
        }
    },
    KILL_BACKENDS("ten database connections killed a second", false) {
        @Override
        void strike(World world, Random chance) {
            try (var connection = world.books().connect();
                    var statement = connection.createStatement()) {
                for (int i = 0; i < 20; i++) {
                    statement.execute("""
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE usename LIKE 'wasl%' AND pid <> pg_backend_pid()
                            ORDER BY state = 'idle', random() LIMIT 1
                            """);
                    rest(100);
                }
            } catch (SQLException e) {
                throw new Books.DatabaseAway(e);
            }
        }
    },
    TAKE_CONNECTIONS("all database connections taken by others", false) {
        @Override
        void strike(World world, Random chance) {
            List<Connection> taken = new ArrayList<>();
            try {
                while (taken.size() < MOST_CONNECTIONS) {
                    taken.add(connection(world));
                }
            } catch (SQLException full) {
                rest(2000);
            } finally {
                taken.forEach(Fault::close);
            }
        }
    },
    FILL_DISK("the database's disk full for seconds", false) {
        @Override
        void strike(World world, Random chance) {
            var disk = Objects.requireNonNull(world.disk());
            disk.fill();
            rest(2000 + chance.nextInt(4000));
            disk.free();
            if (!world.database().isRunning()) {
                world.database().start();
            }
        }
    },
    READ_LONG("a reader who holds a snapshot", false) {
        @Override
        void strike(World world, Random chance) {
            hold(world, "SELECT count(*) FROM message", Connection.TRANSACTION_REPEATABLE_READ);
        }
    },
    HOLD_LOCKS("somebody idle in a transaction, with locks", false) {
        @Override
        void strike(World world, Random chance) {
            hold(
                    world,
                    "SELECT * FROM outgoing WHERE state = 0 LIMIT 300 FOR UPDATE",
                    Connection.TRANSACTION_READ_COMMITTED);
        }
    };

    private static final int LEASE_MILLIS = 11_000;
    private static final int MOST_CONNECTIONS = 200;

    private final String words;
    private final boolean kill;

    Fault(String words, boolean kill) {
        this.words = words;
        this.kill = kill;
    }

    abstract void strike(World world, Random chance);

    String words() {
        return words;
    }

    /// Whether it is counted among the kills.
    boolean isKill() {
        return kill;
    }

    private static void rest(int millis) {
        Patience.rest(Duration.ofMillis(millis));
    }

    private static void hold(World world, String question, int isolation) {
        try (var connection = world.books().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            statement.execute(question);
            rest(3000);
        } catch (SQLException e) {
            throw new Books.DatabaseAway(e);
        }
    }

    private static Connection connection(World world) throws SQLException {
        var url = world.database().url();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database()),
                url.user(),
                url.password().reveal());
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Somebody killed it.
        }
    }
}
