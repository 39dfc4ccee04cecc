namespace Engine.Workflows.Tasks;

/// <summary>Where people find their tasks, relative to the portal's root.</summary>
public static class TaskAddress
{
    public const string List = "werklijst";

    public static string Of(Guid task) => $"{List}/{task}";
}
