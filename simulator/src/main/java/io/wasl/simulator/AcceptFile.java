package io.wasl.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// The accept log on disk: one JSON line for each accepted message, handed to the operating system before
/// the message is answered, so that the file knows of every answer that was ever given.
final class AcceptFile implements AutoCloseable {

    private final FileChannel channel;
    private final StringBuilder line = new StringBuilder(512);

    AcceptFile(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new StartFailure("Cannot write the accept log " + file + ": " + e.getMessage());
        }
    }

    void append(Accepted accepted) {
        line.setLength(0);
        write(line, accepted).append('\n');
        ByteBuffer bytes = ByteBuffer.wrap(line.toString().getBytes(StandardCharsets.US_ASCII));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The accept log cannot be written; the message is not accepted", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static StringBuilder write(StringBuilder line, Accepted accepted) {
        Outgoing message = accepted.message();
        line.append("{\"seq\":").append(accepted.sequence());
        line.append(",\"time\":\"").append(Instant.ofEpochMilli(accepted.atMs()));
        line.append("\",\"phone_number_id\":\"").append(message.number().id);
        AsciiJson.quote(line.append("\",\"to\":"), message.to().address());
        line.append(",\"wamid\":\"").append(accepted.wamid()).append("\",\"biz_opaque_callback_data\":");
        if (message.opaque() == null) {
            line.append("null");
        } else {
            AsciiJson.quote(line, message.opaque());
        }
        return line.append(",\"type\":\"").append(message.type()).append("\"}");
    }
}
