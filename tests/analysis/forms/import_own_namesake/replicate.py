def run(cell, input):
    return cell, input
