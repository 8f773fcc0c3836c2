package ${package};

import io.pitwall.app.PitwallApp;

public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PitwallApp.run(new SpeedPerSecond(), args);
    }
}
