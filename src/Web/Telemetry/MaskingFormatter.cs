using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Web.Telemetry;

/// <summary>
/// The last look at a log line before it is written: an e-mail address or citizen service number that slipped into a message, a value or
/// the text of an exception is masked. Names and search terms cannot be recognised, so those are never handed to the log at all.
/// </summary>
internal sealed class MaskingFormatter(ITextFormatter inner) : ITextFormatter
{
    // the console and the file get the same event one after the other, on one thread
    [ThreadStatic]
    private static (MaskingFormatter? By, LogEvent? Event, string Line) last;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        if (last.By != this || !ReferenceEquals(last.Event, logEvent))
        {
            using var line = new StringWriter(CultureInfo.InvariantCulture);
            inner.Format(logEvent, line);
            last = (this, logEvent, LogMask.Of(line.ToString()));
        }

        output.Write(last.Line);
    }
}
