using System.Globalization;
using Engine.Ui;
using Engine.Workflows.Execution.State;

namespace Web.Admin.Workflows;

/// <summary>Addresses of the pages about workflows, relative to the portal's root. An id of a definition is what a file says.</summary>
internal static class WorkflowAddress
{
    public const string Root = "beheer/workflows";

    public static readonly Crumb Crumb = new("Workflows", Root);

    public static string Of(string definition) => $"{Root}/{Uri.EscapeDataString(definition)}";

    public static string Of(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}?versie={version}");

    public static string Manage(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}/versies/{version}");

    public static string Download(string definition, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(definition)}/download?versie={version}");

    public static string Instances(string definition, WorkflowSubStatus? state = null) =>
        $"{Root}/instanties?{TableQuery.FilterPrefix}workflow={Uri.EscapeDataString(definition)}{(state is null ? "" : $"&{TableQuery.FilterPrefix}stand={state}")}";

    public static string Instance(Guid id) => $"{Root}/instanties/{id}";

    public static string Incident(Guid id) => $"{Root}/incidenten/{id}";
}
