namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>The portals write Dutch, so that is the one language of toLocaleString.</summary>
internal static class DutchLocale
{
    public static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    public static readonly string[] ShortMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public static readonly string[] Weekdays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    public static readonly string[] ShortWeekdays = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    /// <summary>The second argument, after a look at the first.</summary>
    public static JsObject? Options(Arguments a)
    {
        if (a[0] is not (Undefined or null or "nl" or "nl-NL"))
        {
            throw EvaluationFault.Value("alleen de taal nl-NL wordt ondersteund");
        }

        return a[1] as JsObject;
    }
}
