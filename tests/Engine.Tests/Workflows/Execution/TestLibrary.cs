using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;

namespace Engine.Tests.Workflows.Execution;

internal sealed class TestLibrary(params CompiledWorkflow[] workflows) : WorkflowLibrary
{
    public override CompiledWorkflow? Version(string versionId) => workflows.FirstOrDefault(w => w.Definition.Id == versionId);

    public override CompiledWorkflow? Find(WorkflowReference reference) =>
        workflows.FirstOrDefault(w => w.Definition.Id == reference.VersionId || w.Definition.DefinitionId == reference.DefinitionId || w.Definition.Name == reference.TypeName);

    public override CompiledWorkflow? Published(string definitionId) => workflows.FirstOrDefault(w => w.Definition.DefinitionId == definitionId);
}
