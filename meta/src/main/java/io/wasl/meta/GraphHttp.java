package io.wasl.meta;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Carries calls to Meta over kept-alive HTTP/1.1 connections, each exactly once.
final class GraphHttp implements AutoCloseable {

    // A request written to a connection that Meta is just closing is a message in doubt, so idle ones are let go early.
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(20);
    private static final TimeValue UNCHECKED_IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);
    private static final int MAX_HEADER_VALUE = 4096;
    private static final int SHORTEST_SECRET = 8;

    private final HttpHost host;
    private final String prefix;
    private final long deadlineMillis;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    GraphHttp(GraphSettings settings) {
        host = new HttpHost(
                settings.graphUrl().getScheme(),
                settings.graphUrl().getHost(),
                settings.graphUrl().getPort());
        prefix = settings.graphUrl().getPath().replaceFirst("/+$", "") + "/" + settings.version() + "/";
        deadlineMillis = settings.connectTimeout()
                .multipliedBy(2)
                .plus(settings.responseTimeout().multipliedBy(2))
                .toMillis();
        client = client(settings);
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("graph-deadline").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    GraphAnswer exchange(GraphCall call, String token) {
        return exchange(call, token, () -> true);
    }

    GraphAnswer exchange(GraphCall call, String token, BooleanSupplier mayLeave) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create(prefix + call.target()));
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + checked(token));
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        WatchedBody body = new WatchedBody(call, mayLeave);
        if (call.method().equals("POST")) {
            request.setEntity(body);
        }
        Future<?> deadline = null;
        try {
            // The socket's own timeout counts silence only; an answer that trickles in would hold its caller for hours.
            deadline = deadlines.schedule(request::cancel, deadlineMillis, TimeUnit.MILLISECONDS);
            ClassicHttpResponse response = client.executeOpen(host, request, null);
            GraphAnswer.Answered answer = read(response, call, token);
            letGo(request, response, answer);
            return answer;
        } catch (IOException | RuntimeException e) {
            return failure(e, body.hasBegun(), call, token);
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloseableHttpClient client(GraphSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout response = Timeout.of(settings.responseTimeout());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(response)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(response)
                        .setValidateAfterInactivity(UNCHECKED_IDLE)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(response)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setKeepAliveStrategy((answer, context) -> LONGEST_IDLE)
                .setUserAgent("Wasl")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    private static GraphAnswer.Answered read(ClassicHttpResponse response, GraphCall call, String token)
            throws IOException {
        byte[] bytes = new byte[0];
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            bytes = entity.getContent().readNBytes(call.maxAnswerBytes() + 1);
        }
        boolean complete = bytes.length <= call.maxAnswerBytes();
        String text =
                new String(complete ? bytes : Arrays.copyOf(bytes, call.maxAnswerBytes()), StandardCharsets.UTF_8);
        return new GraphAnswer.Answered(
                response.getCode(),
                header(response, HttpHeaders.CONTENT_TYPE),
                redact(text, call, token),
                complete,
                RetryAfter.in(header(response, HttpHeaders.RETRY_AFTER), header(response, RetryAfter.USAGE_HEADER)));
    }

    private static void letGo(HttpUriRequestBase request, ClassicHttpResponse response, GraphAnswer.Answered answer) {
        if (!answer.complete()) {
            // Closing alone would first read the rest, however long that is.
            request.cancel();
        }
        try {
            response.close();
        } catch (IOException closed) {
            // The answer is in our hands; how the connection ended does not change it.
        }
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        String value = header == null || header.getValue() == null ? "" : header.getValue();
        return value.length() > MAX_HEADER_VALUE ? "" : value;
    }

    /// The one place where the client's failures become ours. Whether the body had begun is the proof that counts:
    /// until then Meta has no whole request to act upon, whatever the exception is called.
    private static GraphAnswer failure(Exception e, boolean begun, GraphCall call, String token) {
        if (e.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String reason = switch (e) {
            case ConnectionRequestTimeoutException full -> "no connection became free in time";
            case ConnectTimeoutException slow -> "connecting timed out";
            case HttpHostConnectException refused -> "the connection was refused";
            case UnknownHostException unknown -> "the host name cannot be resolved";
            case SSLException tls -> "TLS failed: " + tls.getMessage();
            case InterruptedIOException silent -> "no answer in time";
            case RejectedExecutionException closed -> "the client is closed";
            default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        };
        String safe = redact(reason, call, token);
        return begun ? new GraphAnswer.Lost(safe) : new GraphAnswer.NeverLeft(safe);
    }

    // Meta repeats a token it dislikes in its error message.
    private static String redact(String text, GraphCall call, String token) {
        String redacted = redact(text, token);
        for (String secret : call.secrets()) {
            redacted = redact(redacted, secret);
        }
        return redacted;
    }

    private static String redact(String text, String secret) {
        String tail = secret.substring(secret.indexOf('|') + 1);
        return tail.length() < SHORTEST_SECRET ? text : text.replace(tail, "[REDACTED]");
    }

    private static String checked(String token) {
        if (token.isBlank() || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("An access token holds only printable ASCII without spaces");
        }
        return token;
    }
}
