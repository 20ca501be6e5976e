package io.wasl.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Collects a part of a page. Its words alone count: status and headers are the page's to say.
final class PartResponse extends HttpServletResponseWrapper {

    private final StringWriter words = new StringWriter();
    private final PrintWriter writer = new PrintWriter(words);
    private int status = HttpStatus.OK.value();

    PartResponse(HttpServletResponse page) {
        super(page);
    }

    /// Null if it was refused.
    @Nullable String html() {
        writer.flush();
        return status == HttpStatus.OK.value() ? words.toString() : null;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        throw new IllegalStateException("A part of a page is text");
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int next) {
        status = next;
    }

    @Override
    public void sendError(int next) {
        status = next;
    }

    @Override
    public void sendError(int next, String why) {
        status = next;
    }

    @Override
    public void sendRedirect(String elsewhere) {
        status = HttpStatus.FOUND.value();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void flushBuffer() {
        // Nothing of it leaves before the page does.
    }

    @Override
    public void reset() {
        resetBuffer();
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        words.getBuffer().setLength(0);
    }
}
