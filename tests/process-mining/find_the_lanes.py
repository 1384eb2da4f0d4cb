"""Reads a process log in both formats with pm4py, discovers the process, and finds the lanes in it.

    python find_the_lanes.py log.ocel.json log.xes expected.json

expected.json says of each lane which declarations went through it and what was done in it, in order:
{"red": {"declarations": ["dec_..."], "controls": ["Documentary check", "Inspection"]}, ...}. What else is in the logs is read
and not judged. Ends with 1 where a log tells otherwise.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

import pm4py  # noqa: E402
from pm4py.objects.process_tree.obj import Operator  # noqa: E402

CASE, ACTIVITY, TRANSITION = "case:concept:name", "concept:name", "lifecycle:transition"
ACCEPTED = "Declaration accepted"
LANE = "Lane assigned: "
FRAME = {"Declaration lodged", ACCEPTED, "Goods released", "File cleared"}


def equal(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def paths_of(log):
    """What was done in each case, in order."""
    return {case: list(events[ACTIVITY]) for case, events in log.groupby(CASE, sort=False)}


def lanes_in(log, expected):
    """The lanes as the directly-follows graph has them: what follows acceptance; then what is done in each."""
    graph, _, _ = pm4py.discover_dfg(log)
    branches = {to: count for (source, to), count in graph.items() if source == ACCEPTED}
    equal(
        "branches after acceptance",
        branches,
        {LANE + lane: len(wanted["declarations"]) for lane, wanted in expected.items()},
    )
    controls = {}
    for path in paths_of(log).values():
        lane = next(each[len(LANE) :] for each in path if each.startswith(LANE))
        done = [each for each in path if each not in FRAME and not each.startswith(LANE)]
        controls.setdefault(lane, []).append(done)
    equal(
        "controls in each lane",
        controls,
        {lane: [wanted["controls"]] * len(wanted["declarations"]) for lane, wanted in expected.items()},
    )


def path_to(tree, label, above=()):
    """The nodes from the root of a process tree to an activity."""
    if tree.label == label:
        return [*above, tree]
    for child in tree.children:
        found = path_to(child, label, (*above, tree))
        if found:
            return found
    return None


def choice_between(tree, lanes):
    """Of any two lanes, the inductive miner finds that one excludes the other."""
    for lane in lanes:
        for other in lanes:
            if lane == other:
                continue
            one, two = path_to(tree, LANE + lane), path_to(tree, LANE + other)
            if one is None or two is None:
                sys.exit(f"the process tree lacks a lane of {lane}, {other}: {tree}")
            forks = [a for a, b in zip(one, two) if a is b]
            equal(f"what parts {lane} from {other}", forks[-1].operator, Operator.XOR)


def discover(what, log, expected):
    """Discovers a process that explains the log wholly, in which the lanes exclude each other."""
    lanes_in(log, expected)
    choice_between(pm4py.discover_process_tree_inductive(log), list(expected))
    net, initial, final = pm4py.discover_petri_net_inductive(log)
    fitness = pm4py.fitness_token_based_replay(log, net, initial, final)
    equal(f"fitness of the net discovered from {what}", fitness["log_fitness"], 1.0)
    print(f"{what}: {len(pm4py.get_variants(log))} variants, {len(net.transitions)} transitions, fitness 1.0")


def same_declarations(ocel, xes, ours):
    """Both formats tell the same of these declarations."""
    objects = ocel.objects[ocel.objects["ocel:oid"].isin(ours)]
    cases = xes.drop_duplicates(CASE).set_index(CASE)
    equal("declarations in OCEL", sorted(objects["ocel:oid"]), sorted(ours))
    equal("declarations in XES", sorted(cases.index), sorted(ours))
    for name in ("firstLane", "lastLane", "office", "mode", "aeo"):
        equal(
            f"{name} of declarations",
            objects.set_index("ocel:oid")[name].to_dict(),
            cases[f"case:{name}"].to_dict(),
        )


def objects_hang_together(ocel):
    """Every hold holds a declaration, every task resolves a hold, every event and link names objects that are there."""
    types = ocel.objects.set_index("ocel:oid")["ocel:type"].to_dict()
    equal("types of objects", set(types.values()) >= {"declaration", "hold", "task", "office"}, True)
    linked = {
        (types[source], types[target], qualifier)
        for source, target, qualifier in zip(
            ocel.o2o["ocel:oid"], ocel.o2o["ocel:oid_2"], ocel.o2o["ocel:qualifier"]
        )
    }
    for each in (("hold", "declaration", "holds"), ("task", "hold", "resolves"), ("declaration", "office", "handled by")):
        equal(f"a link {each}", each in linked, True)
    equal("objects that events name but that are not there", set(ocel.relations["ocel:oid"]) - set(types), set())


def main(ocel_file, xes_file, expected_file):
    with open(expected_file, encoding="utf-8") as file:
        expected = json.load(file)
    ocel = pm4py.read_ocel2_json(ocel_file)
    xes = pm4py.read_xes(xes_file)
    objects_hang_together(ocel)
    # Others may have been lodged after one of the logs was written.
    ours = [each for wanted in expected.values() for each in wanted["declarations"]]
    xes = xes[xes[CASE].isin(ours)]
    same_declarations(ocel, xes, ours)
    done = xes[xes[TRANSITION] == "complete"]
    discover("XES", done, expected)
    flat = pm4py.ocel_flattening(ocel, "declaration")
    flat = flat[flat[CASE].isin(ours)]
    # What is done, of all that is recorded: as XES has it, by its life cycle.
    whole = flat[ACTIVITY].isin(FRAME) | flat[ACTIVITY].str.startswith(LANE)
    ended = flat[whole | flat[ACTIVITY].str.endswith(" completed")].copy()
    ended[ACTIVITY] = ended[ACTIVITY].str.removesuffix(" completed")
    discover("OCEL", ended, expected)
    equal("what was done in each case, by both", paths_of(ended), paths_of(done))
    net = pm4py.discover_oc_petri_net(ocel)
    equal("types of objects with a net of their own", set(net["petri_nets"]) >= {"declaration", "hold", "task"}, True)


if __name__ == "__main__":
    main(*sys.argv[1:])
