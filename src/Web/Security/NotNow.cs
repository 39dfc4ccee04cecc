using System.Globalization;
using Engine.Calendar;
using Engine.Modules;
using Engine.SignIn.Protection;

namespace Web.Security;

/// <summary>The answer to something that may be done later but not now: 429 or 503 with Retry-After, and in words when to try again.</summary>
internal static class NotNow
{
    private const int BusySeconds = 5;

    private const string Busy = "Er loggen nu heel veel mensen in. Probeer het over enkele seconden opnieuw.";

    /// <summary>Sets status and header for a request beyond its budget.</summary>
    /// <returns>What to tell the visitor.</returns>
    public static Refusal TooOften(HttpContext http, DateTimeOffset again)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var seconds = Math.Max(1, (int)Math.Ceiling((again - now).TotalSeconds));
        Refuse(http, StatusCodes.Status429TooManyRequests, seconds);
        return new("too-often", $"U deed dit te vaak achter elkaar. Er is nu niets verwerkt. Probeer het {When(again, seconds)} opnieuw.");
    }

    /// <summary>Sets status and header for a password that could not be looked at now.</summary>
    public static Refusal TooBusy(HttpContext http)
    {
        Refuse(http, StatusCodes.Status503ServiceUnavailable, BusySeconds);
        return new("busy", Busy);
    }

    /// <summary>Sets status and header for a file that comes while too many others are on their way.</summary>
    public static Refusal TooManyFiles(HttpContext http)
    {
        Refuse(http, StatusCodes.Status503ServiceUnavailable, BusySeconds);
        return new("busy", "Er worden nu te veel bestanden tegelijk verstuurd. Uw bestand is niet ontvangen. Probeer het over enkele seconden opnieuw.");
    }

    /// <returns>Null when the fault is another one.</returns>
    public static Refusal? For(HttpContext http, Exception fault) => fault switch
    {
        TooOftenException often => TooOften(http, often.Again),
        BusyException => TooBusy(http),
        _ => null,
    };

    private static void Refuse(HttpContext http, int status, int seconds)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static string When(DateTimeOffset again, int seconds) => seconds switch
    {
        1 => "over 1 seconde",
        <= 90 => $"over {seconds} seconden",
        _ => $"om {DutchTime.Local(again.AddSeconds(59)).ToString("HH:mm", CultureInfo.InvariantCulture)} uur",
    };
}
