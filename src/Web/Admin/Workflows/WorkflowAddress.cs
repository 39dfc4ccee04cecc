using System.Globalization;
using Engine.Ui;
using Engine.Workflows.Execution.State;

namespace Web.Admin.Workflows;

/// <summary>Addresses of the pages about workflows, relative to the portal's root. An id of a definition is what a file says.</summary>
internal static class WorkflowAddress
{
    public const string Root = "beheer/workflows";

    /// <summary>Apart from the pages beside it, because a definition may have any id.</summary>
    public const string Definitions = $"{Root}/definities";

    public const string Bindings = $"{Root}/koppelingen";

    public static readonly Crumb Crumb = new("Workflows", Root);

    public static string Of(string definition) => $"{Definitions}/{Uri.EscapeDataString(definition)}";

    public static string Of(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}?versie={version}");

    public static string Manage(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}/versies/{version}");

    public static string Rehearse(string definition, int version) => $"{Manage(definition, version)}/uitproberen";

    public static string Move(string definition, int version) => $"{Manage(definition, version)}/overzetten";

    public static string Download(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}/download?versie={version}");

    public static string Instances(string definition, WorkflowSubStatus? state = null) =>
        $"{Root}/instanties?{TableQuery.FilterPrefix}workflow={Uri.EscapeDataString(definition)}{(state is null ? "" : $"&{TableQuery.FilterPrefix}stand={state}")}";

    public static string Instance(Guid id) => $"{Root}/instanties/{id}";

    public static string Request(Guid id) => $"{Root}/aanvragen/{id}";

    public static string Binding(string kind) => $"{Bindings}/{Uri.EscapeDataString(kind)}";

    public static string Incident(Guid id) => $"{Root}/incidenten/{id}";
}
