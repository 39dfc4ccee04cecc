namespace Engine.Ui;

/// <summary>
/// Attributes with which a link or GET form replaces the content of the page instead of loading it again. The answer is
/// the whole page, of which the part is taken: there is no second endpoint, and without script the link just works.
/// </summary>
public static class Live
{
    public static IReadOnlyDictionary<string, object> Get(string href) => new Dictionary<string, object>
    {
        ["hx-get"] = href,
        ["hx-target"] = "#inhoud",
        ["hx-select"] = "#inhoud",
        ["hx-swap"] = "outerHTML",
        ["hx-select-oob"] = "#mededeling:innerHTML",
        ["hx-push-url"] = "true",
    };
}
