using System.Text.RegularExpressions;
using Engine.Audit;
using Serilog.Events;
using Serilog.Formatting;

namespace Web.Telemetry;

/// <summary>
/// The last look at a log line before it is written: an e-mail address or citizen service number that slipped into a message, a value or
/// the text of an exception is masked. Names and search terms cannot be recognised, so those are never handed to the log at all.
/// </summary>
internal sealed partial class MaskingFormatter(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        inner.Format(logEvent, line);
        output.Write(Mask(line.ToString()));
    }

    internal static string Mask(string line) => MailAddress().Replace(PersonalNumbers.Mask(line), "***@***");

    [GeneratedRegex(@"[\p{L}\d._%+'-]{1,64}(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
