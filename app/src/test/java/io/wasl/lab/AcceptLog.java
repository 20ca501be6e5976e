package io.wasl.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// What the simulator wrote down before it answered: every message that it took. The truth.
final class AcceptLog {

    private static final Pattern OPAQUE =
            Pattern.compile("\"biz_opaque_callback_data\":\"[uv]1\\.([\\w-]{22})\\.([0-9]{1,5})\\.");

    private final Path file;
    private final Map<UUID, List<Integer>> attempts = new HashMap<>();
    private final List<UUID> repeated = new ArrayList<>();
    private long position;
    private long total;
    private long nameless;

    AcceptLog(Path file) {
        this.file = file;
    }

    /// Reads what has been written since.
    void readOn() {
        if (!Files.exists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate((int) (channel.size() - position));
            channel.read(bytes, position);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            int end = text.lastIndexOf('\n') + 1;
            position += end;
            text.substring(0, end).lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All that was ever accepted.
    long total() {
        return total;
    }

    /// Those without a name of ours.
    long nameless() {
        return nameless;
    }

    boolean has(UUID message) {
        return attempts.containsKey(message);
    }

    /// As which attempts a message was accepted; none if it never was.
    List<Integer> attempts(UUID message) {
        return attempts.getOrDefault(message, List.of());
    }

    Map<UUID, List<Integer>> all() {
        return attempts;
    }

    /// Messages that were accepted more than once, each time that they were once more.
    List<UUID> repeated() {
        return repeated;
    }

    private void add(String line) {
        total++;
        var found = OPAQUE.matcher(line);
        if (!found.find()) {
            nameless++;
            return;
        }
        var id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(found.group(1)));
        var message = new UUID(id.getLong(), id.getLong());
        var known = attempts.computeIfAbsent(message, any -> new ArrayList<>(1));
        known.add(Integer.parseInt(found.group(2)));
        if (known.size() > 1) {
            repeated.add(message);
        }
    }
}
