package io.wasl.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A request whose body was read to be compared, and can be read again.
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final byte[] hash;
    private final boolean upload;

    private RepeatableRequest(HttpServletRequest request, byte[] body, byte[] hash) {
        super(request);
        this.body = body;
        this.hash = hash;
        this.upload = BodyLimit.isUpload(request);
    }

    static RepeatableRequest of(HttpServletRequest request) throws IOException, ServletException {
        var digest = sha256();
        var query = request.getQueryString();
        update(digest, request.getRequestURI() + "?" + (query == null ? "" : query));
        if (BodyLimit.isUpload(request)) {
            // Part by part: the boundary between them is another one each time a program repeats the same upload.
            for (var part : request.getParts()) {
                update(digest, part.getName() + "\n" + part.getSubmittedFileName());
                try (var content = part.getInputStream();
                        var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                    content.transferTo(sink);
                }
            }
            return new RepeatableRequest(request, new byte[0], digest.digest());
        }
        byte[] body = request.getInputStream().readAllBytes();
        digest.update(body);
        return new RepeatableRequest(request, body, digest.digest());
    }

    byte[] hash() {
        return hash.clone();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return upload ? super.getInputStream() : new Repeated(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static final class Repeated extends ServletInputStream {

        private final InputStream bytes;
        private boolean finished;

        Repeated(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            finished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = bytes.read(into, from, length);
            finished = some < 0;
            return some;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Read on the request's own thread");
        }
    }
}
