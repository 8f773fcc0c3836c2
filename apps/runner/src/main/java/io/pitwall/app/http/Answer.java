package io.pitwall.app.http;

/** What a page answers. */
record Answer(int status, String contentType, String body) {

    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int WRONG_METHOD = 405;
    static final int FAULT = 500;
    static final int UNAVAILABLE = 503;

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body);
    }

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }
}
